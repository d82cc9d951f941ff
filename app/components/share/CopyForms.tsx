import { shareLength } from "../../state/derive/share.ts"
import { markdownIssue, markdownLink } from "../../state/derive/share-markdown.ts"
import { fileName } from "../../state/keep/title.ts"
import { useActions } from "../../state/page.ts"
import type { Shared } from "../../state/share.ts"
import { Button } from "../ui/Button.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import styles from "./Share.module.css"

/** The other forms of what is shared. */
export function CopyForms({ shared }: { shared: Shared | null }) {
  const { download } = useActions()
  const isDisabled = shared === null
  const isLong = (shareLength(shared)?.warning ?? null) !== null
  return (
    <div className={styles.forms}>
      <CopyButton
        text={shared === null ? "" : markdownLink(shared)}
        what="the Markdown link"
        title="Markdown link"
        isDisabled={isDisabled}
      />
      <CopyButton
        text={shared === null ? "" : markdownIssue(shared)}
        what="code, verdict and link as Markdown"
        title="Markdown for an issue"
        isDisabled={isDisabled}
      />
      <Button
        small
        look={isLong ? "solid" : "line"}
        icon="download"
        aria-disabled={isDisabled}
        onClick={() => shared !== null && download(fileName(shared.saved.name), shared.file)}
      >
        Save as a file
      </Button>
    </div>
  )
}
