import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { CaseInsensitiveDict } from '../../src/http/case-insensitive-dict.ts'
import { HeaderTable } from '../../src/http/header-table.ts'
import { repr } from '../../src/repr/repr.ts'

function sample(): CaseInsensitiveDict {
  return new CaseInsensitiveDict({ 'Content-Type': 'text/html', Accept: '*/*' })
}

test('names are properties, in any case', () => {
  const dict = sample()
  dict['x-a'] = '1'
  dict.ACCEPT = 'b'
  expect(dict['content-type']).toBe('text/html')
  expect('X-A' in dict).toBe(true)
  expect(Object.keys(dict)).toEqual(['Content-Type', 'ACCEPT', 'x-a'])
  delete dict['X-a']
  expect(dict['x-a']).toBeUndefined()
})

test('get, has, set, pop and setdefault are Python’s', () => {
  const dict = sample()
  dict.set('X', 'y')
  expect(dict.get('x')).toBe('y')
  expect(dict.get('z')).toBeNull()
  expect(dict.get('z', 'w')).toBe('w')
  expect(dict.has('accept')).toBe(true)
  expect(dict.pop('X')).toBe('y')
  expect(dict.pop('X')).toBeNull()
  expect(dict.pop('X', 'none')).toBe('none')
  expect(dict.setdefault('accept', 'no')).toBe('*/*')
  expect(dict.setdefault('New', 'yes')).toBe('yes')
  expect(dict.new).toBe('yes')
})

test('keys, values, items and iterating go in order', () => {
  const dict = sample()
  expect(dict.keys()).toEqual(['Content-Type', 'Accept'])
  expect([...dict]).toEqual(dict.keys())
  expect(dict.values()).toEqual(['text/html', '*/*'])
  expect(dict.items()).toEqual([
    ['Content-Type', 'text/html'],
    ['Accept', '*/*'],
  ])
  expect(dict.lower_items()).toEqual([
    ['content-type', 'text/html'],
    ['accept', '*/*'],
  ])
})

test('update takes every form, another dict too', () => {
  const dict = new CaseInsensitiveDict()
  dict.update(sample())
  dict.update([['accept', 'x']])
  expect(dict.items()).toEqual([
    ['Content-Type', 'text/html'],
    ['accept', 'x'],
  ])
})

test('a copy is apart; a table given is shown', () => {
  const table = new HeaderTable({ A: '1' })
  const dict = new CaseInsensitiveDict(table)
  const copy = dict.copy()
  dict.a = '2'
  expect(table.get('A')).toBe('2')
  expect(copy.A).toBe('1')
  dict.clear()
  expect(dict.keys()).toEqual([])
})

test('it prints as Python prints it, and shows as a plain object', () => {
  expect(String(sample())).toBe("{'Content-Type': 'text/html', 'Accept': '*/*'}")
  expect(repr(sample())).toBe(String(sample()))
  expect(inspect(sample())).toBe(inspect(sample().toJSON()))
  expect(JSON.stringify(sample())).toBe('{"Content-Type":"text/html","Accept":"*/*"}')
  expect({ ...sample() }).toEqual(sample().toJSON())
})

test('it is of its class, and the class has its name', () => {
  expect(sample()).toBeInstanceOf(CaseInsensitiveDict)
  expect(sample().constructor.name).toBe('CaseInsensitiveDict')
})
