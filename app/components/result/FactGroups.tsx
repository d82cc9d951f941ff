import type { Report } from "../../../src/worker/index.ts"
import { factGroups, matchingCount } from "../../state/derive/facts.ts"
import { usePlayground } from "../../state/page.ts"
import { FactFilter } from "./FactFilter.tsx"
import { FactList } from "./FactList.tsx"

/** Every predicate with its first facts. */
export function FactGroups({ report }: { report: Report }) {
  const filter = usePlayground((state) => state.view.facts.filter)
  const groups = factGroups(report, filter)
  return (
    <>
      <FactFilter label="Filter all facts" matching={matchingCount(groups)} />
      {groups.map((group) => (
        <FactList key={`${group.name}/${group.arity}`} group={group} />
      ))}
    </>
  )
}
