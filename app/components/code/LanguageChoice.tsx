import type { Language } from "../../../src/code/index.ts"
import { languageChoices } from "../../state/derive/code.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import styles from "./Code.module.css"

/** Chooses the language: in a row, or from a list where the screen is narrow. */
export function LanguageChoice() {
  const chosen = usePlayground(({ view }) => view.code.language)
  const { chooseCode } = useActions()
  return (
    <>
      <fieldset className={`${styles.choices} ${styles.row}`}>
        <legend>Language</legend>
        {languageChoices.map(({ language, title }) => (
          <label key={language}>
            <input
              type="radio"
              name="code-language"
              checked={language === chosen}
              onChange={() => chooseCode({ language })}
            />
            <span data-title={title}>{title}</span>
          </label>
        ))}
      </fieldset>
      <label className={styles.list}>
        <span>Language</span>
        <select
          value={chosen}
          onChange={({ target }) => chooseCode({ language: target.value as Language })} // an option's value
        >
          {languageChoices.map(({ language, title }) => (
            <option key={language} value={language}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
