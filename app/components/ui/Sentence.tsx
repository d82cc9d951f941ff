import type { Sentence as Parts } from "../../../src/worker/index.ts"
import { Datalog } from "./Datalog.tsx"

/** Words with Datalog among them. */
export function Sentence({ parts }: { parts: Parts }) {
  return parts.map((part, i) =>
    typeof part === "string" ? part : <Datalog key={i} text={part.code} />,
  )
}
