import { Component, type ReactNode } from "react"
import { Button } from "./Button.tsx"
import styles from "./Empty.module.css"

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
      <div role="alert" className={styles.empty}>
        <p>This page met an error of its own: {error.message}</p>
        <Button look="line" onClick={() => this.setState({ error: null })}>
          Try again with the same texts
        </Button>
      </div>
    )
  }
}
