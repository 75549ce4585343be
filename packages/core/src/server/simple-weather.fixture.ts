import type { Hono } from 'hono'
import * as z from 'zod'
import { outputText } from '../environment/trajectory.ts'
import { HttpError } from '../errors/gym-error.ts'
import { BaseVerifyRequest } from '../protocol/resources-server.ts'
import { isFunctionCall } from '../protocol/responses.ts'
import { SimpleResourcesServer, type VerifyAnswer } from './resources-server.ts'

/** What the tool is called with; the model sees the same schema in the row's `tools`. */
const GetWeatherRequest = z.object({ city: z.string() })

/** "Subclassing" a request is to extend its schema: the row's own fields stand beside the protocol's. */
const WeatherVerifyRequest = BaseVerifyRequest.extend({ city: z.string(), expected_weather: z.string() })

/**
 * The weather server of the NeMo Gym documentation: one tool, one verifier, no state between calls.
 *
 * A file of three lines serves it: `await SimpleWeatherServer.runWebserver()`.
 */
export class SimpleWeatherServer extends SimpleResourcesServer {
  readonly forecasts: Record<string, string> = { 'San Francisco': 'fog', Oslo: 'snow' }

  override setupWebserver(): Hono {
    const app = super.setupWebserver()
    app.post('/get_weather', this.endpoint(GetWeatherRequest, this.getWeather))
    return app
  }

  getWeather({ city }: z.infer<typeof GetWeatherRequest>): { city: string; weather_description: string } {
    const weather = this.forecasts[city]
    if (weather === undefined)
      throw new HttpError(404, `No forecast for ${city}; there are ${Object.keys(this.forecasts).join(', ')}.`)
    return { city, weather_description: weather }
  }

  override async verify(body: BaseVerifyRequest): Promise<VerifyAnswer> {
    const { city, expected_weather, response } = this.parse(WeatherVerifyRequest, body)
    const lookedUp = response.output.some(
      (item) => isFunctionCall(item) && item.name === 'get_weather' && item.arguments.includes(city),
    )
    const answered = outputText(response.output).includes(expected_weather)
    return { ...body, reward: lookedUp && answered ? 1 : 0 }
  }
}
