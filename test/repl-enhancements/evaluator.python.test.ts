// biome-ignore-all lint/suspicious/noTemplateCurlyInString: inputs are code within strings.
import { describe } from 'vitest'
import { type Case, tryCases } from './evaluator-cases.ts'

const imports: readonly Case[] = [
  { input: ['import logging, requests, timeit', 'logging.DEBUG'], value: 10 },
  { input: 'import logging, requests, timeit', shown: false },
  { input: ['import requests as r', 'r === requests'], value: true },
  {
    input: ['import requests.adapters', 'requests.adapters.HTTPAdapter.name'],
    value: 'HTTPAdapter',
  },
  { input: ['import requests.adapters as a', 'a.HTTPAdapter.name'], value: 'HTTPAdapter' },
  {
    input: ['from requests.adapters import HTTPAdapter', 'HTTPAdapter.name'],
    value: 'HTTPAdapter',
  },
  {
    input: ['from requests import Session, get as fetch_it', '[Session.name, typeof fetch_it]'],
    value: ['Session', 'function'],
  },
  {
    input: ['from requests import (\n  Session,  # the class\n  get,\n)', 'Session.name'],
    value: 'Session',
  },
  { input: ['from requests import adapters', 'typeof adapters.HTTPAdapter'], value: 'function' },
  { input: ['from logging import *', 'DEBUG'], value: 10 },
  { input: ['import requests; s = requests.Session()', 's.settings'], shown: false },
  { input: ['import requests  # for HTTP', 'typeof requests.get'], value: 'function' },
  { input: ['if (true) { import logging as l }', 'l.DEBUG'], value: 10 },
  {
    input: ['function f() { import logging as inner; return inner.DEBUG }', '[f(), typeof inner]'],
    value: [10, 'undefined'],
  },
  { input: 'import foo', error: "ModuleNotFoundError: No module named 'foo'" },
  { input: 'import requests.foo', error: "ModuleNotFoundError: No module named 'requests.foo'" },
  { input: 'from foo.bar import x', error: "ModuleNotFoundError: No module named 'foo" },
  {
    input: 'from requests import nothing',
    error: "ImportError: cannot import name 'nothing' from 'requests'",
  },
  {
    input: ['import sep from "node:path"', 'typeof sep'],
    value: 'object',
    name: 'import … from "…" is JavaScript',
  },
]

const calls: readonly Case[] = [
  { input: 'requests.Session().settings', shown: false },
  { input: 's = requests.Session(); s instanceof requests.Session', value: true },
  { input: 'requests.Session("x").settings', value: 'x' },
  { input: 'new requests.Session("x").settings', value: 'x' },
  { input: ['S = requests.Session', 'make = S', 'make("y").settings'], value: 'y' },
  { input: 'requests["Session"]("z").settings', value: 'z' },
  { input: ['f = () => requests.Session("in").settings', 'f()'], value: 'in' },
  { input: 'Foreign()', error: 'TypeError' },
  { input: 'String(5)', value: '5' },
  { input: 'Missing()', error: 'ReferenceError: Missing is not defined' },
  { input: 'requests.Missing()', error: 'requests.Missing is not a function' },
  {
    input: ['from requests.adapters import HTTPAdapter', 'HTTPAdapter(pool_maxsize=1).settings'],
    value: { pool_maxsize: 1 },
  },
  {
    input: [
      'from requests.adapters import HTTPAdapter',
      'new HTTPAdapter(pool_maxsize=1).settings',
    ],
    value: { pool_maxsize: 1 },
  },
  { input: 'own(1, number=100, json={"k": 1})', value: [1, { number: 100, json: { k: 1 } }] },
  {
    input: ['own(1, number=100)', 'typeof number'],
    value: 'undefined',
    name: 'a keyword is no variable',
  },
  { input: 'own(a=1,)', value: [{ a: 1 }] },
  { input: 'own(\n  a=1,  # one\n  b=2,\n)', value: [{ a: 1, b: 2 }] },
  { input: 'plain(x = 1)', value: [1] },
  { input: ['plain(x = 1)', 'x'], value: 1, name: 'elsewhere a keyword is an assignment' },
  { input: 'plain(x = 1, x + 1)', value: [1, 2] },
  { input: 'session.get("u", timeout=5).options', value: { timeout: 5 } },
  { input: 'session.get("u", timeout=5).by.settings', value: 'shell', name: 'this is kept' },
  { input: 'session["get"]("u", timeout=5).options', value: { timeout: 5 } },
  {
    input: ['i = 0; o = () => { i++; return session }', 'o().get("u", timeout=1).options; i'],
    value: 1,
  },
  { input: 'own(see(1), a=see(2), b=see(3)); seen', value: [1, 2, 3] },
  { input: 'own(a=later(1), b=later({ c: 2 }).c)', value: [{ a: 1, b: 2 }] },
  { input: 'own(a=own(b=1))', value: [{ a: [{ b: 1 }] }] },
  { input: 'own(a=1, 2)', error: 'SyntaxError: positional argument follows keyword argument' },
  { input: 'own(a=1, a=2)', error: 'SyntaxError: keyword argument repeated: a' },
  { input: ['o = { a: 1 }', 'own(2, **o)'], value: [2, { a: 1 }] },
  { input: ['o = { a: 1 }', 'own(b=2, **o)'], value: [{ b: 2, a: 1 }] },
  { input: ['o = { a: 1 }', 'own(a=2, **o)'], error: /keyword argument.*a/ },
  { input: 'plain(**{})', error: 'TypeError' },
  { input: 'own(*[1, 2], c=3)', value: [1, 2, { c: 3 }] },
  { input: 'plain(*[1, 2])', value: [1, 2] },
  { input: 'own(...[1, 2], c=3)', value: [1, 2, { c: 3 }] },
  { input: 'own({**{"a": 1}, "b": 2})', value: [{ a: 1, b: 2 }] },
  { input: 'own(default=1, class=2)', value: [{ default: 1, class: 2 }] },
  { input: 'plain(default=1)', error: 'Error' },
  { input: 'own(auth=("u", "p"))', value: [{ auth: ['u', 'p'] }] },
  { input: 'plain(auth=("u", "p"))', value: ['p'] },
  {
    input: 'own(data=[("a", 1), ("b", 2)])',
    value: [
      {
        data: [
          ['a', 1],
          ['b', 2],
        ],
      },
    ],
  },
  { input: 'own(files={"f": ("n", "c")})', value: [{ files: { f: ['n', 'c'] } }] },
  { input: 'own(a=(1))', value: [{ a: 1 }] },
  { input: ['session.auth = ("u", "p")', 'session.auth'], value: ['u', 'p'] },
  { input: ['x = (see(1), 2)', 'x'], value: 2, name: 'a sequence with effects is JavaScript' },
  { input: ['f = (x) => own(x, a=x)', 'f(1)'], value: [1, { a: 1 }] },
  {
    input: ['async function f() { return (await session.get("u", timeout=2)).options }', 'f()'],
    value: { timeout: 2 },
  },
  { input: ['f = (x = own(a=1)) => x', 'f()'], value: [{ a: 1 }] },
  { input: ['class A { p = own(a=1) }', 'new A().p'], value: [{ a: 1 }] },
  { input: 'f = { g: own }; f.g(a=(b) => b)[0].a(3)', value: 3 },
  { input: 'logging(level=1)', error: 'ReferenceError: logging is not defined' },
  { input: 'session.missing(a=1)', error: 'session.missing is not a function' },
  { input: '(own)(a=1)', value: [{ a: 1 }] },
  { input: '(later(own))(a=(1))', value: [{ a: 1 }] },
  { input: 'own((1), a=(2), b=[(3)])', value: [1, { a: 2, b: [3] }] },
  { input: 'own(")", a="(,")', value: [')', { a: '(,' }] },
  { input: 'own /* ( */ ( 1 /* , */, a = 2 )', value: [1, { a: 2 }] },
  { input: ['o = { }', 'plain(o.a = 1, 2)'], value: [1, 2] },
]

const words: readonly Case[] = [
  { input: '# a comment', shown: false },
  { input: ['x = 1  # one', 'x'], value: 1 },
  { input: '"# no comment"', value: '# no comment' },
  { input: '`# no ${1 + /* # */ 1} comment`', value: '# no 2 comment' },
  { input: '/[#]/.source', value: '[#]' },
  { input: '[1, # one\n 2]', value: [1, 2] },
  {
    input: [
      'class A {\n  #p = 1 // private\n  has(o) { return #p in o }\n}',
      'new A().has(new A())',
    ],
    value: true,
  },
  { input: "'''a\n'b' \"c\"\\n'''", value: 'a\n\'b\' "c"\n' },
  { input: '"""a"""', value: 'a' },
  { input: 'r"\\d+"', value: '\\d+' },
  { input: 'u"x"', value: 'x' },
  { input: '[...b"ab"]', value: [97, 98] },
  { input: '"a" "b"', value: 'ab' },
  { input: '("a"\n "b")', value: 'ab' },
  { input: '1 + \\\n 2', value: 3 },
  { input: '[True, False, None]', value: [true, false, null] },
]

const refused: readonly Case[] = [
  {
    input: 'with requests.Session() as s:\n    s.get("u")',
    error: /^SyntaxError: Python.*with[\s\S]*using/,
  },
  { input: 'def f(x):\n    return x', error: /^SyntaxError: Python.*def[\s\S]*function f\(x\)/ },
  { input: 'async def f():\n    pass', error: /^SyntaxError: Python.*def/ },
  { input: 'for x in range(10):\n    print(x)', error: /^SyntaxError: Python.*for[\s\S]*for \(/ },
  {
    input: 'for x in xs: print(x)',
    error: /^SyntaxError: Python.*for[\s\S]*for \(const x of xs\)/,
  },
  { input: 'if x == 1:\n    y', error: /^SyntaxError: Python.*if[\s\S]*if \(/ },
  { input: 'while True:\n    pass', error: /^SyntaxError: Python.*while/ },
  { input: 'class A(B):\n    pass', error: /^SyntaxError: Python.*class/ },
  { input: 'class A:\n    pass', error: /^SyntaxError: Python.*class/ },
  { input: 'try:\n    x\nexcept E:\n    y', error: /^SyntaxError: Python.*try/ },
  { input: 'lambda x: x', error: /^SyntaxError: Python.*lambda[\s\S]*=>/ },
  { input: 'f = lambda x: x + 1', error: /^SyntaxError: Python.*lambda[\s\S]*=>/ },
  { input: 'print(f"a {x}")', error: /^SyntaxError: Python.*f-string[\s\S]*`a \$\{x\}`/ },
  { input: '[x for x in xs]', error: /^SyntaxError: Python.*comprehension[\s\S]*\.\.\.xs/ },
  { input: 'def f():\n  with a as b:\n    pass', error: /^SyntaxError: Python.*def/ },
  { input: 'print "x"', error: /^SyntaxError: Python.*print[\s\S]*print\(/ },
  { input: 'not x', error: /SyntaxError[\s\S]*!x/ },
  { input: 'x and y', error: /SyntaxError[\s\S]*&&/ },
  { input: 'x or y', error: /SyntaxError[\s\S]*\|\|/ },
  { input: 'x is None', error: /SyntaxError[\s\S]*=== null/ },
  { input: 'x is not None', error: /SyntaxError[\s\S]*!== null/ },
  { input: 'a if c else b', error: /SyntaxError[\s\S]*\? / },
  { input: 'raise ValueError("x")', error: /SyntaxError[\s\S]*throw/ },
  { input: 'del x', error: /SyntaxError[\s\S]*delete/ },
  { input: 'x[1:3]', error: /SyntaxError[\s\S]*slice/ },
]

const transcripts: readonly Case[] = [
  { input: '>>> 1 + 1', value: 2 },
  { input: ['>>> a = 1\n>>> b = 2\n', '[a, b]'], value: [1, 2] },
  { input: '>>> a = 1\n>>> a + 1\n2\n>>> a + 2\n3', value: 3 },
  { input: ['>>> for (const n of [1, 2]) {\n...   see(n)\n... }\n1\n2', 'seen'], value: [1, 2] },
  {
    input: ['>>> see(1)\nStarting new HTTPS connection (1): x\n...\nStarting\n>>> see(2)', 'seen'],
    value: [1, 2],
  },
  { input: 'In [1]: a = 1\n\nIn [2]: (a +\n   ...: 1)\nOut[2]: 2', value: 2 },
  { input: '>>> ', shown: false },
  { input: 'a = 8\n>>> 1', value: 4, shown: false, name: 'an unsigned shift is no prompt' },
]

describe('imports', () => tryCases(imports))
describe('calls', () => tryCases(calls))
describe('words', () => tryCases(words))
describe('what is refused, and what to write', () => tryCases(refused))
describe('pasted transcripts', () => tryCases(transcripts))
