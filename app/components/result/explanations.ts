/** Explanations, which are of the page's second script. */
import { later } from "../page/later.tsx"

export const Explanation = later((rest) => rest.Explanation)
export const FactProof = later((rest) => rest.FactProof)
