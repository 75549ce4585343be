/** Makes tasks of the records of public datasets that share one shape, such as those of GSM8K. */
export interface Converter<Task> {
  /** One sentence for people: whose records these are, and which fields are read. */
  description: string
  /**
   * Makes the task of one record; equal records make equal tasks.
   *
   * @param record as its file has it: hostile, and with any fields
   * @throws {GymError} row_invalid when no task can be made of it; its `details.field` may name the field at fault. The
   * error of a zod schema that refuses the record says the same
   */
  convert(record: Readonly<Record<string, unknown>>): Task
}
