import styles from "./Editor.module.css"

interface Props {
  text: string
  label: string
  hint?: string
  onChange?: unknown
  onFocus: () => void
}

/** More than any editor shows without scrolling. */
const most = { lines: 200, characters: 20_000 }

/** A text as an editor lays it out, without its colours; given the focus, it asks for the editor. */
export function StillText({ text, label, hint = "", onChange, onFocus }: Props) {
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
      {(text || hint)
        .slice(0, most.characters)
        .split("\n", most.lines)
        .map((line, i) => (
          <div key={i}>{line}</div>
        ))}
    </div>
  )
}
