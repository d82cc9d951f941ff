import { useLayoutEffect, useRef } from "react"
import { useActions, usePlayground } from "../../state/page.ts"
import { defaultSplit, maxSplit, minSplit } from "../../state/state.ts"
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
  const { resize, keepSplit } = useActions()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    element.current!.parentElement!.style.setProperty("--split", `${split}%`)
  }, [split])
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
      onPointerMove={({ buttons, clientX, currentTarget }) => {
        const { left, width } = currentTarget.parentElement!.getBoundingClientRect()
        if (buttons === 1) resize(((clientX - left) / width) * 100)
      }}
      onLostPointerCapture={keepSplit}
      onKeyDown={(event) => {
        const step = steps[event.key]
        if (step === undefined) return
        event.preventDefault()
        resize(split + step)
      }}
      onKeyUp={({ key }) => key in steps && keepSplit()}
      onDoubleClick={() => {
        resize(defaultSplit)
        keepSplit()
      }}
    />
  )
}
