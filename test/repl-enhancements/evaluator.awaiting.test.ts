// biome-ignore-all lint/suspicious/noTemplateCurlyInString: inputs are code within strings.
import { describe } from 'vitest'
import { type Case, tryCases } from './evaluator-cases.ts'

const awaited: readonly Case[] = [
  { input: 'await promised(1)', value: 1 },
  { input: 'promised(1)', value: 1 },
  { input: 'later(1)', value: 1 },
  { input: ['r = later(2)', 'r'], value: 2 },
  { input: 'r = later(2)', value: 2, shown: false },
  { input: ['const r = later(2)', 'r'], value: 2 },
  { input: ['let {url} = session.get("u")', 'url'], value: 'u' },
  { input: 'see(session.get("u").url)', value: 'u' },
  { input: 'session.get("u").by.get("v").url', value: 'v', name: 'this is what was awaited' },
  { input: 'session.get("u").by.settings', value: 'shell' },
  { input: '`<${later(1)}>`', value: '<1>' },
  { input: '[later(1), later(2)]', value: [1, 2] },
  { input: '({ a: later(1) })', value: { a: 1 } },
  { input: 'later(later(3))', value: 3 },
  { input: 'later(1) + later(2)', value: 3 },
  { input: 'later(0) || later(5)', value: 5 },
  { input: 'true ? later(1) : later(2)', value: 1 },
  { input: 'if (later(false)) 1; else 2', value: 2 },
  { input: ['for (const n of [1, 2]) see(session.get(`u${n}`).url)', 'seen'], value: ['u1', 'u2'] },
  { input: ['for (const n of later([1, 2])) see(n)', 'seen'], value: [1, 2] },
  { input: ['let i = 0; while (later(i) < 3) { i += later(1) }', 'i'], value: 3 },
  { input: ['try { failing("no") } catch (e) { see(e.message) }', 'seen'], value: ['no'] },
  { input: ['switch (later(2)) { case later(2): see("two") }', 'seen'], value: ['two'] },
  { input: ['n = 1', 'n += later(2)', 'n'], value: 3 },
  { input: ['o = { list: [1] }', 'later(o).list.push(later(2))', 'o.list'], value: [1, 2] },
  { input: ['o = {}', 'later(o).p = later(1)', 'o.p'], value: 1 },
  { input: 'own(...later([1, 2]))', value: [1, 2] },
  { input: 'see`a`.length', value: 1, name: 'a template that is a call' },
  { input: 'class A extends later(Foreign) {}; new A().kind', value: 'foreign' },
  { input: 'see(1)\nlater(2)', value: 2 },
  { input: 'failing("gone")', error: 'Error: gone' },
  {
    input: 'session.get("u").jsn()',
    error: /^TypeError: session.get\("u"\).jsn is not a function$/m,
  },
  { input: '(later(1)).a.foo()', error: "Cannot read properties of undefined (reading 'foo')" },
  { input: 'later(1).foo()', error: /^TypeError: later\(1\).foo is not a function$/m },
  { input: 'session.get("u").by.nix(1)', error: 'session.get("u").by.nix is not a function' },
  { input: '(await session.get("u")).nix()', error: '(await session.get("u")).nix is not a fun' },
  { input: '[...later(1).foo]', error: /^TypeError: (?!.*\)\().*itera/m, name: 'no list' },
  {
    input: ['try { later(1).foo() } catch (e) { see(e.message) }', 'seen'],
    value: ['later(1).foo is not a function'],
  },
  { input: 'typeof later(1)', value: 'number' },
  { input: '!later(false)', value: true },
  { input: '-later(1)', value: -1 },
  { input: 'later(2) ** 2', value: 4 },
  { input: '(later(own))(1)', value: [1] },
  { input: 'new (later(Foreign))().kind', value: 'foreign' },
  { input: 'let a = 1, b = later(a + 1); b', value: 2 },
  { input: 'for (var n of later([4]));\nn', value: 4 },
]

const chains: readonly Case[] = [
  { input: 'session?.get("u").url', value: 'u' },
  { input: 'None?.get("u").url', shown: false },
  { input: 'None?.get(see("never")).url; seen', value: [] },
  { input: 'session?.get("u")?.by?.get("v").url', value: 'v' },
  { input: 'session?.["get"]("u").url', value: 'u' },
  { input: 'session.get?.("u").by.settings', value: 'shell' },
  { input: 'session.nothing?.("u").by.settings', shown: false },
  { input: 'session?.get?.("u").by.get?.("v").by.settings', value: 'shell' },
  { input: 'later?.(1)', value: 1 },
  { input: 'later?.({ a: 2 }).a', value: 2 },
  { input: '(session?.get("u")).url', value: 'u' },
  {
    input: 'session?.get("u").missing.more',
    error: 'TypeError',
    name: 'what is missing later on in a chain is an error',
  },
  { input: 'later(None)?.x', shown: false },
  { input: 'later({ f() { return this.v }, v: 8 })?.f()', value: 8 },
  { input: 'session?.get("u", timeout=1).options', value: { timeout: 1 } },
  { input: 'None?.get("u", timeout=1).options', shown: false },
  {
    input: ['f = (s) => s?.get("u", timeout=1)', 'r = f(session); r.options'],
    value: { timeout: 1 },
  },
  { input: ['f = (s) => s?.get("u", timeout=1)', 'f(None)'], shown: false },
  { input: 'requests?.Session().settings', shown: false },
  { input: '[later({ a: 1 })?.a, (None?.b(later(1))).c]', error: 'TypeError' },
]

const alone: readonly Case[] = [
  { input: 'later(1).then((n) => n + 1)', value: 2 },
  { input: 'failing("x").catch((e) => e.message)', value: 'x' },
  { input: 'later(1).finally(() => see(2))', value: 1 },
  { input: 'r = later(1).then((n) => n); r instanceof Promise', value: true },
  { input: '[later(1).then instanceof Function]', value: [true] },
  { input: 'Promise.all([later(1), promised(2)])', value: [1, 2] },
  { input: 'Promise.all([1, 2].map((n) => later(n)))', value: [1, 2] },
  { input: 'Promise.race([later(1), new Promise(() => {})])', value: 1 },
  { input: 'Promise.race([new Promise(() => {}), later(1)])', value: 1 },
  { input: 'Promise.any([failing("x"), later(2)])', value: 2 },
  {
    input: '(await Promise.allSettled([failing("x"), later(1)])).map((o) => o.status)',
    value: ['rejected', 'fulfilled'],
  },
  { input: 'Promise.all([...[later(1)], true ? later(2) : later(3)])', value: [1, 2] },
  {
    input: 'Promise.all([session.get(later("u"))]).then(([r]) => r.url)',
    value: 'u',
    name: 'what an argument of Promise.all needs is awaited',
  },
  { input: '[1].map((n) => later(n) instanceof Pending)', value: [true] },
  { input: '(() => later(1) instanceof Pending)()', value: true },
  { input: '(function () { return later(1) instanceof Pending })()', value: true },
  { input: '({ m() { return later(1) instanceof Pending } }).m()', value: true },
  {
    input:
      'class A { p = later(1); m() { return later(1) } }; const a = new A(); [a.p instanceof Pending, a.m()]',
    value: [true, 1],
  },
  { input: 'class A { static s = later(1) instanceof Pending }; A.s', value: true },
  { input: 'p = new Promise(() => {}); p instanceof Promise', value: true },
  {
    input: 'p = promised(1)\np instanceof Promise',
    value: true,
    name: 'an ordinary promise is not awaited in place',
  },
  {
    input: ['p = new Promise(() => {})', '1'],
    value: 1,
    name: 'an assignment of an ordinary promise does not wait',
  },
  { input: 'x = { p: new Promise(() => {}) }.p instanceof Promise; x', value: true },
  { input: '[1, 2].map((n) => later(n)).length', value: 2 },
  { input: 'async () => await later(1)', name: 'a function as a value', shown: true },
  { input: ['f = async () => (await later({ a: 1 })).a', 'f()'], value: 1 },
  { input: 'await Promise.all([await later(1), later(2)])', value: [1, 2] },
]

const disposing: readonly Case[] = [
  {
    input: ['using s = requests.Session(); see(s.disposed)', '[s.disposed, seen]'],
    value: [1, [0]],
  },
  { input: ['await using s = requests.Session()', 's.disposed'], value: 10 },
  { input: ['let s; { using t = requests.Session(); s = t }', 's.disposed'], value: 1 },
  { input: ['let s; { await using t = requests.Session(); s = t }', 's.disposed'], value: 10 },
  {
    input: ['let s = requests.Session(); try { using t = s; boom() } catch {}', 's.disposed'],
    value: 1,
  },
  {
    input: ['function f() { using t = session; return t.disposed }', '[f(), session.disposed]'],
    value: [0, 1],
  },
  {
    input: ['for (using t of [session, session]) see(t.disposed)', '[seen, session.disposed]'],
    value: [[0, 1], 2],
  },
  {
    input: ['for (using t = session; ;) { see(t.disposed); break }', '[seen, session.disposed]'],
    value: [[0], 1],
  },
  {
    input: ['f = () => { using t = session; using n = null; return 1 }', '[f(), session.disposed]'],
    value: [1, 1],
  },
  {
    input: [
      'f = async () => { await using t = session; return 1 }',
      '[await f(), session.disposed]',
    ],
    value: [1, 10],
  },
  {
    input: [
      'using a = { [Symbol.dispose]() { see("a") } }, b = { [Symbol.dispose]() { see("b") } }',
      'seen',
    ],
    value: ['b', 'a'],
  },
  { input: 'using s = 5', error: 'TypeError' },
  {
    input: '{ using s = { [Symbol.dispose]() { boom("later") } }; boom("first") }',
    error: /SuppressedError/,
  },
  { input: ['using s = session; boom()', 'session.disposed'], value: 1 },
  { input: 'using s = session; s.get("u").by.disposed', value: 0 },
  { input: ['using = 5', 'using + 1'], value: 6 },
]

describe('pending values are awaited in place', () => tryCases(awaited))
describe('optional chains', () => tryCases(chains))
describe('what is left alone', () => tryCases(alone))
describe('using', () => tryCases(disposing))
