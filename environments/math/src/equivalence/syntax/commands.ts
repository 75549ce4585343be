const words = (text: string): string[] => text.trim().split(/\s+/)

/** LaTeX commands that say how something looks and nothing else. */
export const silent: ReadonlySet<string> = new Set(
  words(`left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle scriptstyle limits
  nolimits displaylimits mathstrut rm bf it cal bfseries itshape rmfamily upshape nonumber hline hfill strut quad qquad enspace thinspace
  medspace thickspace negthinspace noindent par smallskip medskip bigskip ensuremath mathop mathbin mathrel mathord mathopen mathclose
  boxed fbox underline underbrace Large large small normalsize tiny huge bm boldsymbol pmb mathnormal`),
)

/** Those that take an argument with it. */
export const silentWithArgument: ReadonlySet<string> = new Set(
  words('hspace vspace phantom hphantom vphantom color textcolor tag label kern'),
)

/** Commands whose argument is text, or letters that belong together. */
export const textual: ReadonlySet<string> = new Set(
  words(
    'text textbf textit textrm textnormal textsf texttt textup mbox hbox emph mathrm operatorname mathsf mathtt mathit',
  ),
)

/** Other spellings, each after the name or sign that it stands for. */
const aliases = new Map(
  String.raw`
  frac: dfrac tfrac cfrac sfrac nicefrac
  binom: dbinom tbinom
  le: leq leqslant
  ge: geq geqslant
  ne: neq
  approx: thickapprox simeq
  cdot: ast star bullet
  land: wedge
  lor: vee
  ldots: dots dotsc cdots dotsb
  to: rightarrow longrightarrow mapsto
  subset: subseteq subseteqq
  setminus: backslash smallsetminus
  emptyset: varnothing
  infty: infin
  norm: Vert lVert rVert |
  phi: varphi
  epsilon: varepsilon
  theta: vartheta
  rho: varrho
  i: imath
  j: jmath
  <: lt
  >: gt
  |: vert lvert rvert
  (: lparen
  ): rparen
  [: lbrack
  ]: rbrack
  \{: lbrace {
  \}: rbrace }
  \\: newline cr \
  /: div slash
  :: colon
  ': prime
  °: degree deg textdegree
  -: textendash textminus
  ‰: perthousand
  ℝ: R reals
  ℕ: N
  ℤ: Z
  ℚ: Q
  ℂ: C`
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', others = ''] = line.trim().split(/: /)
      return words(others).map((other): [string, string] => [other, name])
    }),
)

/** Currencies as the unit tables know them, each after its sign. */
const currencies = new Map(
  [
    '$ $ textdollar dollar',
    '€ euro EUR texteuro',
    '£ pounds textsterling',
    '¥ yen textyen',
    '¢ cent',
    '₹ rupee',
  ].flatMap((line) => {
    const [sign = '', ...names] = words(line)
    return names.map((name): [string, string] => [name, sign])
  }),
)

/** A command by its usual name: a single sign where it stands for one. */
export const settleCommand = (name: string): string => aliases.get(name) ?? name

export const currencyOf = (name: string): string | undefined => currencies.get(name)
