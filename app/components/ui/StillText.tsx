import { plainLines, styledLines } from "../../state/derive/styled.ts"
import styles from "./Editor.module.css"

interface Props {
  text: string
  label: string
  hint?: string
  onChange?: unknown
  /** Far from sight, colours are not worth their time. */
  coloured: boolean
  onFocus: () => void
}

/** More than any editor shows without scrolling. */
const most = { lines: 200, characters: 20_000 }

/** A text as an editor lays it out; given the focus, it asks for the editor. */
export function StillText({ text, label, hint = "", onChange, coloured, onFocus }: Props) {
  return (
    <div
      className={styles.still}
      role="textbox"
      tabIndex={0}
      aria-label={label}
      aria-multiline
      aria-readonly={onChange === undefined}
      data-empty={text === ""}
      onFocus={onFocus}
    >
      {(coloured && text !== "" ? styledLines : plainLines)(
        (text || hint).slice(0, most.characters),
      )
        .slice(0, most.lines)
        .map((line, i) => (
          <div key={i}>
            {line.map(({ text, className }, j) => (
              <span key={j} className={className}>
                {text}
              </span>
            ))}
          </div>
        ))}
    </div>
  )
}
