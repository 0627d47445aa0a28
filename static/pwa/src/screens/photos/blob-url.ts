/** An address for bytes of this phone's store, for as long as they are shown. */
import { useEffect, useState } from 'preact/hooks';

export function useBlobUrl(bytes: ArrayBuffer | null, type = 'image/jpeg'): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes) return undefined;
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [bytes, type]);
  return url;
}
