import * as z from 'zod'

/**
 * The part of OpenAI's Responses API that NeMo Gym speaks.
 *
 * Everything is loose: what these schemas do not name is carried, never dropped.
 * @see https://platform.openai.com/docs/api-reference/responses
 */
export const FunctionCall = z.looseObject({
  type: z.literal('function_call'),
  call_id: z.string(),
  name: z.string(),
  /** JSON text as the model wrote it: hostile, perhaps not JSON at all. */
  arguments: z.string(),
})
export type FunctionCall = z.infer<typeof FunctionCall>

/** What a tool answered to the call with the same `call_id`. */
export const FunctionCallOutput = z.looseObject({
  type: z.literal('function_call_output'),
  call_id: z.string(),
  output: z.string(),
})
export type FunctionCallOutput = z.infer<typeof FunctionCallOutput>

/** One piece of a message: `output_text`, `input_text`, `refusal` and others. */
export const ContentPart = z.looseObject({ type: z.string(), text: z.string().optional() })
export type ContentPart = z.infer<typeof ContentPart>

/** A message of any role. In requests `type` may be left out. */
export const Message = z.looseObject({
  type: z.literal('message').optional(),
  role: z.string(),
  content: z.union([z.string(), z.array(ContentPart)]),
})
export type Message = z.infer<typeof Message>

/** Any other item: reasoning, hosted tools and what later versions add. */
export const OtherItem = z.looseObject({ type: z.string() })
export type OtherItem = z.infer<typeof OtherItem>

const itemSchemas: Record<string, z.ZodType> = {
  function_call: FunctionCall,
  function_call_output: FunctionCallOutput,
  message: Message,
}

/** One item of `response.output`: the schema is chosen by `type`, so that an error speaks of the right one. */
export const ResponseItem = z.unknown().superRefine((item, context) => {
  const type = typeof item === 'object' && item !== null && 'type' in item ? item.type : undefined
  const schema = (typeof type === 'string' && Object.hasOwn(itemSchemas, type) && itemSchemas[type]) || OtherItem
  const parsed = schema.safeParse(item)
  if (!parsed.success)
    for (const issue of parsed.error.issues) context.addIssue({ ...issue, input: issue.input } as never)
})
export type ResponseItem = FunctionCall | FunctionCallOutput | Message | OtherItem

export const isFunctionCall = (item: ResponseItem): item is FunctionCall => item.type === 'function_call'
export const isFunctionCallOutput = (item: ResponseItem): item is FunctionCallOutput =>
  item.type === 'function_call_output'
export const isMessage = (item: ResponseItem): item is Message => item.type === 'message'

/** A tool as the model sees it. */
export const FunctionTool = z.looseObject({
  type: z.literal('function'),
  name: z.string(),
  description: z.string().nullish(),
  /** JSON Schema of the arguments. */
  parameters: z.record(z.string(), z.unknown()).nullish(),
  strict: z.boolean().nullish(),
})
export type FunctionTool = z.infer<typeof FunctionTool>

const carried = z.unknown().optional()

/**
 * What a model is asked: the keys of NeMo Gym 0.5 and 0.7, and no others.
 *
 * @see wire.md 1.1 and wire-0.7.md 5 for the 23 and the 7 keys
 */
export const ResponsesCreateParams = z.strictObject({
  input: z.union([z.string(), z.array(z.looseObject({}))]),
  tools: z.array(z.looseObject({ type: z.string() })).optional(),
  tool_choice: z.union([z.string(), z.looseObject({})]).optional(),
  parallel_tool_calls: z.boolean().optional(),
  instructions: z.string().nullish(),
  max_output_tokens: z.int().nullish(),
  max_tool_calls: z.int().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  model: z.string().nullish(),
  previous_response_id: z.string().nullish(),
  service_tier: z.string().nullish(),
  store: z.boolean().nullish(),
  stream: z.literal(false).nullish(),
  temperature: z.number().nullish(),
  top_logprobs: z.int().nullish(),
  top_p: z.number().nullish(),
  truncation: z.enum(['auto', 'disabled']).nullish(),
  user: z.string().nullish(),
  prompt_cache_key: z.string().nullish(),
  prompt_cache_retention: z.string().nullish(),
  safety_identifier: z.string().nullish(),
  background: carried,
  context_management: carried,
  conversation: carried,
  include: carried,
  moderation: carried,
  prompt: carried,
  reasoning: carried,
  stream_options: carried,
  text: carried,
})
export type ResponsesCreateParams = z.infer<typeof ResponsesCreateParams>

/** Token counts of one or several model calls. */
export const Usage = z.looseObject({
  input_tokens: z.number(),
  output_tokens: z.number(),
  total_tokens: z.number(),
})
export type Usage = z.infer<typeof Usage>

/** What a model answered, or a whole trajectory under its last envelope. */
export const ModelResponse = z.looseObject({
  id: z.string(),
  created_at: z.number(),
  model: z.string(),
  object: z.literal('response'),
  output: z.array(ResponseItem as z.ZodType<ResponseItem>),
  parallel_tool_calls: z.boolean(),
  tool_choice: z.union([z.string(), z.looseObject({})]),
  tools: z.array(z.unknown()),
  usage: Usage.nullish(),
  incomplete_details: z.looseObject({ reason: z.string().optional() }).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})
export type ModelResponse = z.infer<typeof ModelResponse>
