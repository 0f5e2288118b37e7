// biome-ignore-all lint/suspicious/noTemplateCurlyInString: hints are code within strings.
import { describe, expect, it } from 'vitest'
import { recognisedPython } from '../../../src/repl-enhancements/transform/python-forms.ts'

const hints: readonly (readonly [python: string, javascript: string])[] = [
  ['x = lambda: session.get(practice.url)', '() => session.get(practice.url)'],
  ['timeit.timeit(lambda: get(url), number=3)', '() => get(url)'],
  ['sorted(l, key=lambda r: r.elapsed)', '(r) => r.elapsed'],
  ['lambda *a: len(a)', '(...a) => len(a)'],
  ['lambda *a, **k: a', '(x) => …'],
  ['[i*2 for i in range(3)]', '[...Array(3).keys()].map((i) => i*2)'],
  ['[x for x in r.history if not x.ok]', 'r.history.filter((x) => !x.ok)'],
  ['[x for x in xs]', '[...xs]'],
  ['[get(u).status_code for u in urls]', 'urls.map((u) => get(u).status_code)'],
  [
    '{k: len(v) for k, v in h.items()}',
    'Object.fromEntries(Object.entries(h).map(([k, v]) => [k, len(v)]))',
  ],
  ['[a for a in x for b in y]', 'list.map((x) => …)'],
  ['f"{1:.2f}"', '`${(1).toFixed(2)}`'],
  ['f"{t:.3f} s {a!r} {{x}}"', '`${t.toFixed(3)} s ${a} {x}`'],
  ['async def f(a): pass', 'async function f(a) { … }'],
  ['def f(a): pass', 'function f(a) { … }'],
  ['def f(a, b=(1, 2)): pass', 'function name() { … }'],
  ['if not x: print("a: b")', 'if (!x) { print("a: b") }'],
  ['if a and not b or c is None: pass', 'if (a && !b || c === null) { … }'],
  ['elif x not in y:', 'else if (!y.includes(x)) { … }'],
  ['while not (a or b): step()', 'while (!(a || b)) { step() }'],
  ['for i in range(3): print(i)', 'for (let i = 0; i < 3; i++) { print(i) }'],
  ['for k, v in d.items(): print(k)', 'for (const [k, v] of d.items()) { print(k) }'],
  ['raise ValueError("x")', 'throw new Error("x")'],
  ['raise TypeError("x") from e', 'throw new TypeError("x", { cause: e })'],
  ['raise requests.exceptions.HTTPError("x")', 'throw new requests.exceptions.HTTPError("x")'],
  ['raise e', 'throw e'],
  ['assert r.ok, "no"', 'if (!(r.ok)) throw new Error("no")'],
  ['with requests.Session() as s: s.get(url)', '{ using s = requests.Session(); s.get(url) }'],
  ['with get("http://a/") as r:', '{ using r = get("http://a/"); … }'],
  ['with session:', '{ using used = session; … }'],
  ['x = 1 if not a else 2', '!a ? 1 : 2'],
  ['except:', 'try { … } catch (error) { … } finally { … }'],
]

describe('the JavaScript that is proposed for Python', () => {
  for (const [python, javascript] of hints) {
    it(python, () => expect(recognisedPython(python)?.instead).toBe(javascript))
  }
})
