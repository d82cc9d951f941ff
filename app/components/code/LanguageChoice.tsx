import type { Language } from "../../../src/code/index.ts"
import { languageChoices } from "../../state/derive/code.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Segments } from "../ui/Segments.tsx"
import styles from "./Code.module.css"

/** Chooses the language: in a row, or from a list where the screen is narrow. */
export function LanguageChoice() {
  const chosen = usePlayground(({ view }) => view.code.language)
  const { chooseCode } = useActions()
  return (
    <>
      <div className={styles.row}>
        <Segments
          legend="Language"
          name="code-language"
          options={languageChoices}
          chosen={chosen}
          onChoose={(language) => chooseCode({ language })}
        />
      </div>
      <label className={styles.list}>
        <span>Language</span>
        <select
          value={chosen}
          onChange={({ target }) => chooseCode({ language: target.value as Language })} // an option's value
        >
          {languageChoices.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
