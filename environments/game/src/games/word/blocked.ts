/** Whether a word is a slur or a vulgar word, which is neither an answer nor accepted. */
export const isBlocked = (word: string): boolean => blocked.has(hashOf(word))

/** FNV-1a as 8 hexadecimal digits. */
function hashOf(word: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

// Hashes, so that the words themselves need not stand here.
const blocked: ReadonlySet<string> = new Set(
  `
  06ce90bb 0bb73a7d 1e65ce2f 2c566533 2d708b46 2fd0471f 365674f1 3963bcee 3b955f7e 3c037bc2 3ddddba5 40d455c0
  41ecf2d2 44ade0dc 4d91f81d 520df221 540a2bea 54882378 5a94e21b 5cbc4498 5d735a9f 62bfa028 67f2dd06 6f359666
  71faa974 72437d57 73a7fb8f 73d889a4 7954dec0 7a54e053 8235b44f 84a73984 8519f92b 8900b1cb 8a5f0eee 8ea5e320
  8fbef9b6 905502f5 91b887d3 94509405 9565abce 9a37bb7f 9c5c74cc a213c147 a6c28afc ab4207bb af2cff20 b5eaf25b
  b6f13699 b7c3c197 b99bf986 bce248a6 bf94b077 c8625409 c86be502 c89d4e55 caa58423 ce625d7b d13fac65 d95c3b1f
  d9eb56dd dbaaaa0e dd4677ba e1e3a87a e8e1bb43 f1a64d6a f1b52532 f22f1d32 f3d4d475 f6a4b84e f7c451c0 fca65ebb
  fd442f20
`.match(/[0-9a-f]{8}/g),
)
