/** The generated parser, which has the highlighting of its nodes in it. */
import type { LRParser } from "@lezer/lr"
import { parser } from "./biscuit.grammar"

/** Parses any of the sources; which statements belong in it is decided after. */
export const biscuitParser: LRParser = parser
