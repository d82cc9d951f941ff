import { usePlayground } from "../../state/page.ts"
import styles from "./App.module.css"
import { AuthorizerPanel } from "../inputs/AuthorizerPanel.tsx"
import { Dialogs } from "./Dialogs.tsx"
import { ExamplesHint } from "../examples/ExamplesHint.tsx"
import { Header } from "./Header.tsx"
import { later } from "./later.tsx"
import { LensLine } from "../inputs/LensLine.tsx"
import { NoticeBar } from "./NoticeBar.tsx"
import { OpenedExample } from "../examples/OpenedExample.tsx"
import { PhoneTabs } from "./PhoneTabs.tsx"
import { ResultPanes } from "../result/ResultPanes.tsx"
import { Separator } from "./Separator.tsx"
import { StatusBar } from "./StatusBar.tsx"
import { TokenPanel } from "../inputs/TokenPanel.tsx"
import { TokenStrip } from "../result/TokenStrip.tsx"
import { VerdictBar } from "../result/VerdictBar.tsx"

const ConflictBar = later((rest) => rest.ConflictBar)
const UpdateBar = later((rest) => rest.UpdateBar)

export function App() {
  const region = usePlayground((state) => state.view.region)
  const hasVerdict = usePlayground((state) => state.results.token !== null)
  return (
    <div className={styles.page} data-region={region}>
      <a className={styles.skip} href="#result">
        Skip to the result
      </a>
      <Header />
      <OpenedExample />
      <main className={styles.main}>
        <div className={styles.writing}>
          <div className={styles.inputs}>
            <TokenPanel />
            <AuthorizerPanel />
            <ExamplesHint />
          </div>
          <LensLine />
        </div>
        <Separator />
        <section className={styles.output} aria-label="Result">
          <div id="result" tabIndex={-1} className={styles.verdict}>
            <VerdictBar />
          </div>
          <ResultPanes />
          <TokenStrip />
        </section>
      </main>
      <StatusBar />
      <PhoneTabs />
      <NoticeBar />
      {hasVerdict && <ConflictBar />}
      {hasVerdict && <UpdateBar />}
      <Dialogs />
    </div>
  )
}
