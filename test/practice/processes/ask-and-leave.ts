// Awaits answers of the practice server while nothing else keeps the process alive.
import { Practice } from '../../../src/practice/index.ts'

const practice = Practice.start()
await practice.ready()
const connections = await practice.connections()
console.log(connections.length)
