import { Component, lazy, Suspense, type ComponentType, type ReactNode } from 'react';

class LoadError extends Error {
  override readonly name = 'LoadError';
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
    return <p role="alert">This part of the page could not be loaded. Go online and reload the page.</p>;
  }
}

/** A component whose code is loaded when it is first shown, or before by `preload`. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> & { preload(): void } {
  const loading = async () => {
    try {
      return { default: await load() };
    } catch (cause) {
      throw new LoadError('The code of a component could not be loaded.', { cause });
    }
  };
  const Loaded = lazy(loading);
  function Later(props: Props) {
    return (
      <LoadBoundary>
        <Suspense>
          <Loaded {...props} />
        </Suspense>
      </LoadBoundary>
    );
  }
  // A failure is told where the component is shown.
  return Object.assign(Later, { preload: () => void load().catch(() => undefined) });
}
