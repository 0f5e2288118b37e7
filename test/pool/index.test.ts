import { expect, test } from 'vitest'
import * as door from '../../src/pool/index.ts'

test('the door pool-repl/pool shows the policy, and nothing of its inside', () => {
  expect(Object.keys(door)).toEqual(['Urllib3Policy'])
})
