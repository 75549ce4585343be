import { leakedDescriptors } from './leaked-descriptors.ts'

process.stdout.write(JSON.stringify(leakedDescriptors()))
