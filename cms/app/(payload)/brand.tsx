/** A seal on paper: the product's mark; a bureau's own mark is set on its public site. */
const Seal = ({ size }: { size: number }) => (
  <svg aria-hidden="true" height={size} viewBox="0 0 32 32" width={size}>
    <rect fill="none" height="27" rx="3" stroke="var(--desk-mark)" strokeWidth="2.5" width="27" x="2.5" y="2.5" />
    <path d="M9 10h14v9h-7l-4 4v-4H9z" fill="var(--desk-mark)" />
  </svg>
)

export const Icon = () => <Seal size={18} />

export const Logo = () => (
  <div className="brand">
    <Seal size={48} />
    <span className="brand-name">回应</span>
    <small className="brand-line">政务舆情收集、研判和回应</small>
  </div>
)
