import { Component, type ReactNode } from "react"
import { Button } from "./Button.tsx"
import styles from "./ErrorBoundary.module.css"

/** Shows that the page itself failed, instead of nothing; trying again keeps all texts. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <main role="alert" className={styles.error}>
        <h1>This page met an error of its own</h1>
        <p>{error.message}</p>
        <p>Your texts are still here.</p>
        <Button look="line" icon="refresh" onClick={() => this.setState({ error: null })}>
          Try again with the same texts
        </Button>
      </main>
    )
  }
}
