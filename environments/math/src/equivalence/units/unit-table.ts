import Fraction from 'fraction.js'

/** How much of which base quantities a unit is; exponents by the name of the quantity. */
export interface Unit {
  factor: Fraction
  dimensions: Readonly<Record<string, number>>
  /** Another quantity whose unit has the same name: pounds are a mass and a currency. */
  homonym?: Unit
}

/**
 * Names of units, each as an exact multiple of a base unit (metre, gram, second, dollar, …).
 *
 * Factors are those of the International yard and pound agreement and the SI; money of one currency never becomes another's.
 */
const rows: [names: string, factor: string, dimensions: string][] = [
  ['m meter meters metre metres', '1', 'length'],
  ['km kilometer kilometers kilometre kilometres', '1000', 'length'],
  ['dm decimeter decimeters decimetre decimetres', '1/10', 'length'],
  ['cm centimeter centimeters centimetre centimetres', '1/100', 'length'],
  ['mm millimeter millimeters millimetre millimetres', '1/1000', 'length'],
  ['μm um micrometer micrometers micron microns', '1/1000000', 'length'],
  ['nm nanometer nanometers', '1/1000000000', 'length'],
  ['in inch inches', '127/5000', 'length'],
  ['ft foot feet', '381/1250', 'length'],
  ['yd yard yards', '1143/1250', 'length'],
  ['mi mile miles', '201168/125', 'length'],
  ['g gram grams gm', '1', 'mass'],
  ['kg kilogram kilograms kgs', '1000', 'mass'],
  ['mg milligram milligrams', '1/1000', 'mass'],
  ['μg ug microgram micrograms', '1/1000000', 'mass'],
  ['t tonne tonnes', '1000000', 'mass'],
  ['lb lbs', '45359237/100000', 'mass'],
  ['oz ounce ounces', '45359237/1600000', 'mass'],
  ['s sec secs second seconds', '1', 'time'],
  ['ms millisecond milliseconds', '1/1000', 'time'],
  ['μs us microsecond microseconds', '1/1000000', 'time'],
  ['min mins minute minutes', '60', 'time'],
  ['h hr hrs hour hours', '3600', 'time'],
  ['day days', '86400', 'time'],
  ['week weeks', '604800', 'time'],
  ['month months', '1', 'month'],
  ['year years yr yrs', '12', 'month'],
  ['ha hectare hectares', '10000', 'length^2'],
  ['acre acres', '316160658/78125', 'length^2'],
  ['L l liter liters litre litres', '1/1000', 'length^3'],
  ['mL ml cc milliliter milliliters millilitre millilitres', '1/1000000', 'length^3'],
  ['gal gallon gallons', '473176473/125000000000', 'length^3'],
  ['qt quart quarts', '473176473/500000000000', 'length^3'],
  ['pint pints', '473176473/1000000000000', 'length^3'],
  ['cup cups', '473176473/2000000000000', 'length^3'],
  ['mph', '1397/3125', 'length time^-1'],
  ['kph kmh kmph', '5/18', 'length time^-1'],
  ['N newton newtons', '1000', 'mass length time^-2'],
  ['J joule joules', '1000', 'mass length^2 time^-2'],
  ['kJ kilojoule kilojoules', '1000000', 'mass length^2 time^-2'],
  ['W watt watts', '1000', 'mass length^2 time^-3'],
  ['kW kilowatt kilowatts', '1000000', 'mass length^2 time^-3'],
  ['Pa pascal pascals', '1000', 'mass length^-1 time^-2'],
  ['kPa', '1000000', 'mass length^-1 time^-2'],
  ['Hz hertz', '1', 'time^-1'],
  ['mol mole moles', '1', 'substance'],
  ['A amp amps ampere amperes', '1', 'current'],
  ['V volt volts', '1000', 'mass length^2 time^-3 current^-1'],
  ['Ω ohm ohms', '1000', 'mass length^2 time^-3 current^-2'],
  ['K kelvin kelvins', '1', 'kelvin'],
  ['°C celsius', '1', 'celsius'],
  ['°F fahrenheit', '1', 'fahrenheit'],
  ['° deg degree degrees', '1', 'degree'],
  ['rad radian radians', '1', 'radian'],
  ['% percent percentage pct', '1/100', ''],
  ['$ dollar dollars usd buck bucks', '1', 'usd'],
  ['¢ cent cents', '1/100', 'usd'],
  ['€ euro euros eur', '1', 'eur'],
  ['£ gbp', '1', 'gbp'],
  ['¥ yen jpy', '1', 'jpy'],
  ['yuan rmb cny', '1', 'cny'],
  ['₹ rupee rupees rs inr', '1', 'inr'],
  ['dozen dozens', '12', ''],
  ['unit units', '1', 'unit'],
]

const named = new Map(
  rows.flatMap(([names, factor, dimensions]) => {
    const unit = {
      factor: new Fraction(factor),
      dimensions: Object.fromEntries(dimensions.split(' ').filter(Boolean).map(toPower)),
    }
    return names.split(' ').map((name): [string, Unit] => [name, unit])
  }),
)

const unitOf = (name: string): Unit => named.get(name) as Unit
const pound: Unit = { ...unitOf('lb'), homonym: unitOf('£') }

/** Every unit by each of its names. */
export const units: ReadonlyMap<string, Unit> = named.set('pound', pound).set('pounds', pound)

function toPower(text: string): [string, number] {
  const [name = '', exponent = '1'] = text.split('^')
  return [name, Number(exponent)]
}
