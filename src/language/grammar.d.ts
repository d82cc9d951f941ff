/** What the Lezer generator makes of `biscuit.grammar`; see its plugin in vite.config.ts. */

declare module "*.grammar" {
  import type { LRParser } from "@lezer/lr"
  export const parser: LRParser
}

declare module "*.grammar.terms" {
  export const CheckKeyword: number
  export const PolicyKeyword: number
  export const Or: number
  export const Trusting: number
  export const ScopeKeyword: number
  export const PublicKey: number
  export const ScopeParameter: number
  export const BadScope: number
  export const PredicateName: number
  export const FunctionName: number
  export const MethodName: number
  export const Variable: number
  export const Parameter: number
  export const Integer: number
  export const Date: number
  export const BadDate: number
  export const Bytes: number
  export const Boolean: number
  export const Null: number
  export const ForeignOperator: number
  export const Word: number
}
