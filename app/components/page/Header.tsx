import { useActions, usePlayground } from "../../state/page.ts"
import { Brand } from "./Brand.tsx"
import { DocumentMenu } from "./DocumentMenu.tsx"
import { Button } from "../ui/Button.tsx"
import styles from "./Header.module.css"
import { HistoryButtons } from "./HistoryButtons.tsx"
import { Keys } from "../ui/Keys.tsx"
import { PageMenu } from "./PageMenu.tsx"
import { ShareButton } from "../share/ShareButton.tsx"
import { ThemeMenu } from "./ThemeMenu.tsx"

export function Header() {
  const { openDialog, openPasted, backToMyBlocks } = useActions()
  const isPasted = usePlayground((state) => state.documents.source !== "authored")
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Brand />
        Biscuit Playground
      </h1>
      <DocumentMenu />
      <Button icon="search" title="Search commands" onClick={() => openDialog("commands")}>
        <span className={styles.words}>
          Search commands <Keys keys="Mod-k" />
        </span>
      </Button>
      <Button icon="book" title="Examples" onClick={() => openDialog("examples")}>
        <span className={styles.words}>Examples</span>
      </Button>
      <HistoryButtons />
      <Button
        look="line"
        icon={isPasted ? "edit" : "paste"}
        title={isPasted ? "Back to my blocks" : "Paste a token"}
        onClick={isPasted ? backToMyBlocks : openPasted}
      >
        <span className={styles.words}>{isPasted ? "Back to my blocks" : "Paste token"}</span>
      </Button>
      <ShareButton className={styles.label} />
      <ThemeMenu />
      <PageMenu />
    </header>
  )
}
