// Starts the practice server, reads its address, and does nothing else: the process has to end.
import { Practice } from '../../../src/practice/index.ts'

const practice = Practice.start()
console.log(practice.url.startsWith('http://127.0.0.1:'))
