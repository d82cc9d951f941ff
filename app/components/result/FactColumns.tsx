import type { FactsSort } from "../../../src/worker/index.ts"
import { columns } from "../../state/derive/facts.ts"
import { Icon } from "../ui/Icon.tsx"

interface Props {
  arity: number
  sort: FactsSort | null
  onSort: (by: FactsSort["by"]) => void
}

/** The headers of a table of facts; each sorts by its column. */
export function FactColumns({ arity, sort, onSort }: Props) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns(arity).map(({ by, title }) => {
          const order = sort?.by !== by ? "none" : sort.descending ? "descending" : "ascending"
          return (
            <th key={by} scope="col" data-column={by} aria-sort={order}>
              <button type="button" title={`Sort by ${title}`} onClick={() => onSort(by)}>
                {title}
                <Icon name={orderIcons[order]} />
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

const orderIcons = { none: "sort", ascending: "sort-up", descending: "sort-down" } as const
