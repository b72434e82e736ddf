'use client'
import { useEffect, useRef, useState } from 'react'

type Props = { src: string; title: string; caption: string; width: number; height: number }

/** A page at a given width, drawn smaller where there is no room for it. */
export const Frame = ({ src, title, caption, width, height }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  useEffect(() => {
    const observed = box.current
    if (!observed) return
    const observer = new ResizeObserver(([entry]) => setScale(Math.min(1, (entry?.contentRect.width ?? width) / width)))
    observer.observe(observed)
    return () => observer.disconnect()
  }, [width])
  // A desk drawn on a phone is small; its whole length would only be in the way.
  const shown = scale < 0.4 ? height / 2 : height
  return (
    <figure className="preview-frame" style={{ flexGrow: width, maxWidth: width }}>
      <figcaption>
        {caption}
        {scale < 0.995 && <span> · {Math.round(scale * 100)}%</span>}
      </figcaption>
      <div ref={box} style={{ height: shown }}>
        <iframe
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          src={src}
          style={{ width, height: shown / scale, transform: `scale(${scale})` }}
          title={title}
        />
      </div>
    </figure>
  )
}
