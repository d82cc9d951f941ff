import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from "react"
import { useActions, usePlayground } from "../state/page.ts"
import { defaultSplit, maxSplit, minSplit } from "../state/state.ts"
import styles from "./Separator.module.css"

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -2,
  ArrowRight: 2,
  Home: -100,
  End: 100,
}

/** Divides the page into what is written and what comes of it; dragged, or moved by the arrow keys. */
export function Separator() {
  const split = usePlayground((state) => state.view.split)
  const { resize } = useActions()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    element.current!.parentElement!.style.setProperty("--split", `${split}%`)
  }, [split])
  const drag = ({ buttons, clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.parentElement!.getBoundingClientRect()
    if (buttons === 1) resize(((clientX - left) / width) * 100)
  }
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step !== undefined) resize(split + step)
  }
  return (
    <div
      ref={element}
      className={styles.separator}
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the texts"
      aria-valuenow={Math.round(split)}
      aria-valuemin={minSplit}
      aria-valuemax={maxSplit}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={move}
      onDoubleClick={() => resize(defaultSplit)}
    />
  )
}
