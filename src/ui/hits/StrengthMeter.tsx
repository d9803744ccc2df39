import styles from './StrengthMeter.module.css';

const steps = [0.2, 0.4, 0.6, 0.8, 1] as const;

/** How close a passage is to the query, from unrelated (0) to the same (1): five bars, and in words. */
export function StrengthMeter({ strength }: { readonly strength: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, strength)) * 100);
  return (
    <span className={styles['meter']} title={`Closeness in meaning: ${percent} of 100`}>
      {steps.map((step) => (
        // Half a step is enough to light a bar, so that the weakest hit shows one.
        <i key={step} data-lit={percent >= (step - 0.1) * 100 || step === steps[0] || undefined} aria-hidden="true" />
      ))}
      <span className="visually-hidden">closeness {percent} of 100</span>
    </span>
  );
}
