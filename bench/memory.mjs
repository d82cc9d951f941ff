/** Evaluates the random graph's transitive closure and prints the process's peak resident memory, in MB. */
import * as biscuit from "../dist/lib/index.js"
import { closure, randomGraph } from "./programs.mjs"

const { ast } = biscuit.parseAuthorizer(closure(randomGraph(1000, 2000)).datalog)
const limits = { maxFacts: 10_000_000, maxIterations: 100_000, maxTime: Infinity }
const authorization = biscuit.authorize({ blocks: [], authorizer: ast, limits })
biscuit.makeReport(authorization)
console.log(process.resourceUsage().maxRSS / 1024)
