/** Asks the reference whether a pattern matches a text, by way of a check without a token. */
import { newOracle, type Oracle } from "../../test/oracle.ts"

export type AskReference = (text: string, pattern: string) => Promise<boolean>

/** The memory of an instance never shrinks: a new one after so many questions. */
const questionsPerInstance = 5000

export function referenceMatcher(): AskReference {
  let oracle: Oracle | undefined
  let questions = 0
  return async (text, pattern) => {
    if (oracle === undefined || ++questions % questionsPerInstance === 0) oracle = await newOracle()
    const builder = new oracle.AuthorizerBuilder()
    builder.addCode(`check if ${quote(text)}.matches(${quote(pattern)}); allow if true;`)
    const authorizer = builder.buildUnauthenticated()
    try {
      authorizer.authorizeWithLimits({ max_facts: 1000, max_iterations: 100, max_time_micro: 1e9 })
      return true
    } catch (error) {
      if (JSON.stringify(error).includes("FailedLogic")) return false
      throw error
    } finally {
      authorizer.free()
    }
  }
}

/** A Datalog string: these three are all its escapes. */
const quote = (text: string): string =>
  `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`
