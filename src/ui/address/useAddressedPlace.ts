import { useEffect } from 'react';
import { useEngine } from '../connection/EngineContext';
import { useSteady } from '../controls/useSteady';
import { placeInAddress, type AddressedPlace } from './passageAddress';

/**
 * Opens the document that the address names, once the library is open and whenever the person goes to another address.
 *
 * @param onOpen gets null instead of a document that the library lacks.
 */
export function useAddressedPlace(
  isOpen: boolean,
  onOpen: (document: number | null, place: AddressedPlace) => void,
): void {
  const engine = useEngine();
  const open = useSteady(() => {
    const place = placeInAddress(location.hash);
    if (place === null) return;
    engine.findDocument(place.path).then(
      (document) => onOpen(document, place),
      () => onOpen(null, place),
    );
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    open();
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, [isOpen, open]);
}
