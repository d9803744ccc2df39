import { Component, lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import styles from '../controls/controls.module.css';
import { useMessages } from '../messages/LanguageContext';
import { idle } from './idle';

class LoadError extends Error {
  override readonly name = 'LoadError';
}

function LoadFailure() {
  const { partNotLoaded } = useMessages().page;
  return <p role="alert">{partNotLoaded}</p>;
}

/** A line at the top of the page, above all that is there: what is loaded late moves nothing meanwhile. */
function Loading() {
  const { loading } = useMessages().page;
  return <progress className={styles['loading']} aria-label={loading} />;
}

class LoadBoundary extends Component<{ readonly children: ReactNode }, { readonly thrown: unknown }> {
  override state: { readonly thrown: unknown } = { thrown: null };

  static getDerivedStateFromError(thrown: unknown): { readonly thrown: unknown } {
    return { thrown };
  }

  override render(): ReactNode {
    const { thrown } = this.state;
    if (thrown === null) return this.props.children;
    if (!(thrown instanceof LoadError)) throw thrown;
    return <LoadFailure />;
  }
}

/** One after the other: all at once, they would hold up a slow phone while the engine starts. */
let preloads: Promise<void> = Promise.resolve();

/**
 * A component whose code is loaded when it is first shown, or before by `preload`, when the page is idle: then it is shown at
 * once.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> & { preload(): void } {
  let loaded: ComponentType<Props> | null = null;
  const loading = async () => {
    try {
      loaded = await load();
      return { default: loaded };
    } catch (cause) {
      throw new LoadError('The code of a component could not be loaded.', { cause });
    }
  };
  const Lazy = lazy(loading);
  function Later(props: Props) {
    // For its whole life: to change it would throw its state away.
    const [Loaded] = useState(() => loaded);
    if (Loaded !== null) return <Loaded {...props} />;
    return (
      <LoadBoundary>
        <Suspense fallback={<Loading />}>
          <Lazy {...props} />
        </Suspense>
      </LoadBoundary>
    );
  }
  const preload = () => {
    preloads = preloads.then(async () => {
      await idle();
      // A failure is told where the component is shown.
      await loading().catch(() => undefined);
    });
  };
  return Object.assign(Later, { preload });
}
