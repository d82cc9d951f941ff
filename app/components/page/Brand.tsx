export function Brand() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="8.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <circle cx="7.2" cy="8" r="1.2" fill="currentColor" />
      <circle cx="12.6" cy="7.4" r="1.2" fill="currentColor" />
      <circle cx="10.6" cy="12.6" r="1.2" fill="currentColor" />
      <circle cx="6.8" cy="12.2" r=".8" fill="currentColor" />
    </svg>
  )
}
