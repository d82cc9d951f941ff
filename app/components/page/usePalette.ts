/** What is typed and chosen in the palette of commands. */
import { type KeyboardEvent, useEffect, useState } from "react"
import { useActions, usePlayground } from "../../state/page.ts"
import { type PaletteRow, paletteRows } from "../../state/commands/palette.ts"
import { perform } from "../../state/commands/perform.ts"
import { type DialogState, useDialog } from "../ui/useDialog.ts"

export interface PaletteState extends DialogState {
  readonly rows: readonly PaletteRow[]
  readonly filter: string
  readonly setFilter: (filter: string) => void
  readonly active: PaletteRow | undefined
  /** Runs the command once the palette is closed, so that it may move the focus. */
  readonly choose: (row: PaletteRow | undefined) => void
  readonly takeKey: (event: KeyboardEvent) => void
}

export const optionId = (row: PaletteRow): string => `command-${row.id}`

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -8,
  PageDown: 8,
}

export function usePalette(): PaletteState {
  const { element, closed } = useDialog()
  const { openDialog } = useActions()
  const [filter, setFilter] = useState("")
  const [index, setIndex] = useState(0)
  const rows = usePlayground((state) => paletteRows(state, filter))
  const active = rows[Math.min(index, rows.length - 1)]
  useEffect(() => {
    if (active === undefined) return
    document.getElementById(optionId(active))?.scrollIntoView({ block: "nearest" })
  }, [active])
  const choose = (row: PaletteRow | undefined): void => {
    if (row === undefined || row.blocked !== null) return
    element.current!.close()
    openDialog(null)
    perform(row.id)
  }
  return {
    element,
    closed,
    rows,
    filter,
    setFilter: (text) => {
      setFilter(text)
      setIndex(0)
    },
    active,
    choose,
    takeKey: (event) => {
      const step = steps[event.key]
      if (step === undefined && event.key !== "Enter") return
      // An Enter that went on would press what has the focus by then.
      event.preventDefault()
      if (step === undefined) choose(active)
      else setIndex(moved(index, step, rows.length))
    },
  }
}

/** Single steps go round; pages stop at the ends. */
function moved(index: number, step: number, length: number): number {
  const next = index + step
  if (Math.abs(step) === 1) return (next + length) % Math.max(1, length)
  return Math.max(0, Math.min(next, length - 1))
}
