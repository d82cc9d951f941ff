export { withoutComments } from "./literals.ts"
export { type IsSame, pseudonymise, type Pseudonymised } from "./pseudonyms.ts"
export { maxThrowaways, throwawayKey, throwawayNumber } from "./throwaway.ts"
export type * from "./types.ts"
