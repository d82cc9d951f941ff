import type { Rule } from "../../ast/index.ts"
import type { Authorization } from "../authorize.ts"
import type { Viewpoint } from "../query.ts"
import type { QueryTable } from "./types.ts"

export function queryTable(_: Authorization, __: Rule, ___: Viewpoint): QueryTable {
  return { kind: "query", answers: [], error: null, complete: true }
}
