import { runInThisContext } from 'node:vm'
import { product } from '../build.ts'
import type { Client } from '../client.ts'

const line = '1 + 1'

/** What a line of the prompt costs before and behind the work that it asks for. */
export const client: Client = {
  vm: () => ({ run: async () => runInThisContext(line) as number, expects: 2 }),
  async evaluator() {
    const { Evaluator } = await product('repl-enhancements/index')
    const evaluator = new Evaluator()
    await evaluator.ready()
    return {
      run: async () => {
        const { value } = await evaluator.evaluate(line)
        return value as number
      },
      expects: 2,
    }
  },
}
