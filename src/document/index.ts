export { maxThrowaways, throwawayKey, throwawayNumber } from "./throwaway.ts"
export type * from "./types.ts"
