/** The generated parser with the highlighting of its nodes. */
import type { LRParser } from "@lezer/lr"
import { parser } from "./biscuit.grammar"
import { highlighting } from "./highlight.ts"

/** Parses any of the sources; which statements belong in it is decided after. */
export const biscuitParser: LRParser = parser.configure({ props: [highlighting] })
