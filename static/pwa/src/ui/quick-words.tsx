/** Words that need no typing: a tap takes one over, and the field can still be changed. */

interface QuickWordsProps {
  words: string[];
  chosen: string;
  label?: string;
  onChoose: (word: string) => void;
}

export function QuickWords({ words, chosen, label, onChoose }: QuickWordsProps) {
  if (words.length === 0) return null;
  return (
    <div class="quick" role="group" aria-label={label}>
      {words.map((word) => <button key={word} type="button" aria-pressed={chosen === word} onClick={() => onChoose(word)}>{word}</button>)}
    </div>
  );
}
