import { useState } from "react"
import { chooseTheme, chosenTheme, type Theme } from "../state/effects.ts"
import { useActions, usePlayground } from "../state/page.ts"
import { Brand } from "./Brand.tsx"
import { Button } from "./Button.tsx"
import styles from "./Header.module.css"

const nextTheme = { system: "light", light: "dark", dark: "system" } as const
const themeMarks = { system: "◐", light: "☀", dark: "☾" } as const

export function Header() {
  const { openPasted, backToMyBlocks } = useActions()
  const source = usePlayground((state) => state.documents.source)
  const [theme, setTheme] = useState<Theme>(chosenTheme)
  const change = () => {
    chooseTheme(nextTheme[theme])
    setTheme(nextTheme[theme])
  }
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Brand />
        Biscuit Playground
      </h1>
      <span className={styles.grow} />
      {source === "authored" ? (
        <Button look="line" onClick={openPasted}>
          Paste token
        </Button>
      ) : (
        <Button look="line" onClick={backToMyBlocks}>
          Back to my blocks
        </Button>
      )}
      <Button
        onClick={change}
        aria-label={`Theme: ${theme}. Change to ${nextTheme[theme]}`}
        title={`Theme: ${theme}`}
      >
        <span aria-hidden="true">{themeMarks[theme]}</span>
      </Button>
    </header>
  )
}
