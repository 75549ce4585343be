/** Characters that stand for LaTeX commands. Nothing else is folded: a look-alike of a digit or letter is no digit or letter. */
const commands = pairsOf(`
  × times  · cdot  ⋅ cdot  ∙ cdot  • cdot  ∗ cdot  ÷ div  ± pm  ∓ mp  √ sqrt  ∛ cbrt  ∑ sum  ∏ prod  ∫ int  ∂ partial
  ≤ le  ≥ ge  ⩽ le  ⩾ ge  ≠ ne  ≈ approx  ≡ equiv  ∈ in  ∉ notin  ⊂ subset  ⊆ subset  ∪ cup  ∩ cap  ∖ setminus  ∅ emptyset
  ∞ infty  ∣ mid  ⟨ langle  ⟩ rangle  〈 langle  〉 rangle  ⌊ lfloor  ⌋ rfloor  ⌈ lceil  ⌉ rceil  ‖ Vert  ∠ angle
  ∧ land  ∨ lor  … ldots  ⋯ cdots  → to  ° degree  ∘ circ  ′ prime  € euro  £ pounds  ¥ yen  ¢ cent  ₹ rupee
  α alpha  β beta  γ gamma  δ delta  ε epsilon  ζ zeta  η eta  θ theta  κ kappa  λ lambda  μ mu  ν nu  ξ xi  π pi  ρ rho
  σ sigma  τ tau  φ phi  ϕ phi  χ chi  ψ psi  ω omega  Γ Gamma  Δ Delta  Θ Theta  Λ Lambda  Π Pi  Σ Sigma  Φ Phi  Ψ Psi
  Ω Omega  𝜋 pi  𝛑 pi  𝝅 pi`)

/** Characters that stand for other text. */
const texts = pairsOf(String.raw`
  − -  – -  — -  ‑ -  － -  ’ '  ‘ '  “ "  ” "  ⁄ /  ∕ /  （ (  ） )  ， ,  ； ;  ： :  ＝ =  ＋ +  ℯ e  ∜ \sqrt[4]
  ℝ \mathbb{R}  ℤ \mathbb{Z}  ℕ \mathbb{N}  ℚ \mathbb{Q}  ℂ \mathbb{C}
  ½ \frac{1}{2}  ⅓ \frac{1}{3}  ⅔ \frac{2}{3}  ¼ \frac{1}{4}  ¾ \frac{3}{4}  ⅕ \frac{1}{5}  ⅖ \frac{2}{5}  ⅗ \frac{3}{5}
  ⅘ \frac{4}{5}  ⅙ \frac{1}{6}  ⅚ \frac{5}{6}  ⅐ \frac{1}{7}  ⅛ \frac{1}{8}  ⅜ \frac{3}{8}  ⅝ \frac{5}{8}  ⅞ \frac{7}{8}
  ⅑ \frac{1}{9}  ⅒ \frac{1}{10}`)

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ'
const lowered = '₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙ'
const plain = '0123456789+-()n'

/** Rewrites mathematical Unicode as the LaTeX it stands for: `x²≤½` as `x^{2}\le \frac{1}{2}`. */
export function toLatex(text: string): string {
  // Most answers are.
  if (/^\p{ASCII}*$/u.test(text)) return text
  return text
    .replaceAll(new RegExp(`[${raised}]+`, 'gu'), (run) => `^{${shift(run, raised)}}`)
    .replaceAll(new RegExp(`[${lowered}]+`, 'gu'), (run) => `_{${shift(run, lowered)}}`)
    .replaceAll(/(\d(?:\u0305\d)*)\u0305/gu, (_, digits: string) => `\\overline{${digits.replaceAll('\u0305', '')}}`)
    .replaceAll(/\P{ASCII}/gu, replacementOf)
}

function replacementOf(char: string): string {
  if (/[\u00a0\u2002\u2003\u2009\u202f]/.test(char)) return ' '
  const command = commands.get(char)
  return texts.get(char) ?? (command === undefined ? char : `\\${command} `)
}

const shift = (run: string, from: string) => Array.from(run, (char) => plain[from.indexOf(char)] ?? char).join('')

/** Reads a table of pairs with blanks between them. */
function pairsOf(table: string): ReadonlyMap<string, string> {
  const words = table.trim().split(/\s+/)
  return new Map(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])))
}
