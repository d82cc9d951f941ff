/** What the page says of the bytes that are selected. */
import { pathOf } from "../../../src/worker/index.ts"
import type { Anatomy, AnatomyNode, ByteRange } from "../../../src/worker/index.ts"
import type { ClauseOfBlock, State } from "../state.ts"
import { shownAnatomy, type TokenAnatomy } from "./anatomy.ts"
import { clauseAround, clauseDatalog } from "./anatomy-clause.ts"
import { partName, partsOf, partValue } from "./anatomy-tree.ts"
import { rangeWords } from "./anatomy-text.ts"
import { memo } from "./memo.ts"
import { blockName } from "./words.ts"

export interface BytesDetails {
  /** `block 1 › fact 0 › predicate › name`. */
  readonly path: string
  /** Whether it is only some of the bytes of that part. */
  readonly isSome: boolean
  /** "" where the clause says the same. */
  readonly value: string
  readonly fault: string | null
  /** Numbers of bytes and characters. */
  readonly where: string
  readonly selected: ByteRange
  readonly clause: SelectedClause | null
  /** What the reader should know before giving these bytes away. */
  readonly warning: string | null
}

interface SelectedClause {
  /** `fact 0 of block 1`. */
  readonly name: string
  readonly datalog: string
  readonly at: ClauseOfBlock
}

/** Null while nothing is selected. */
export function bytesDetails(state: State): BytesDetails | null {
  const { selected, node } = state.view.bytes
  const anatomy = shownAnatomy(state)
  return anatomy === null || selected === null ? null : detailsOf(anatomy, selected, node)
}

const detailsOf = memo(
  (anatomy: TokenAnatomy, selected: ByteRange, node: number): BytesDetails | null => {
    const { nodes } = anatomy.value
    const around = nodes[node]
    if (around === undefined) return null
    const names = pathOf(anatomy.value, node).map((part) => partName(nodes[part]!))
    const isSome = selected.from !== around.from || selected.to !== around.to
    const clause = selectedClause(anatomy, node)
    const value = isSome ? "" : partValue(around)
    return {
      path: (names.length > 1 ? names.slice(1) : names).join(" › "),
      isSome,
      value: value === clause?.datalog ? "" : value,
      fault: around.fault,
      where: rangeWords(selected),
      selected,
      clause,
      warning: holdsSecret(anatomy.value, node) ? secretWarning : null,
    }
  },
)

function selectedClause(anatomy: TokenAnatomy, node: number): SelectedClause | null {
  const at = clauseAround(anatomy, node)
  const datalog = at && clauseDatalog(anatomy, at)
  return at && datalog !== null ? { name: clauseName(at), datalog, at } : null
}

export const clauseName = ({ block, clause: { kind, index } }: ClauseOfBlock): string =>
  kind === "scope" ? `what ${blockName(block)} trusts` : `${kind} ${index} of ${blockName(block)}`

/** Of what lies in the proof alone: who selects the whole token knows that it is a token. */
const holdsSecret = (anatomy: Anatomy, node: number): boolean =>
  pathOf(anatomy, node)
    .slice(1)
    .some((part) => partsOf(anatomy, part).some((each) => isSecret(anatomy.nodes[each]!)))

const isSecret = ({ name }: AnatomyNode): boolean => name === "next secret"

const secretWarning = "Whoever has these 32 bytes can append blocks."
