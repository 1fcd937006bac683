#!/bin/bash
# Opens every page of the documentation site in headless Chromium and lets axe-core look at it: 1280 and 390 wide, light and
# dark. Exits with 1 if axe-core finds anything serious or critical. Needs Chromium (Debian: chromium), npm and python3.
#   scripts/test-site.sh [PAGE...]     such as index.html; all pages unless given
set -eu
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
work=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
"$root/scripts/site.sh" "$work/site"
(cd "$work" && npm install --silent --no-audit --no-fund axe-core@4 >/dev/null)
cp "$work/node_modules/axe-core/axe.min.js" "$work/site/axe.min.js"
cat >"$work/site/ask-axe.js" <<'JS'
addEventListener('load', function () {
  axe.run({resultTypes: ['violations']}).then(function (found) {
    var bad = found.violations.filter(function (it) { return it.impact === 'serious' || it.impact === 'critical'; });
    var wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    var lines = bad.map(function (it) { return it.impact + ' ' + it.id + ' ' + it.nodes[0].target.join(' '); });
    if (wide) lines.push('wider than the window');
    document.body.innerHTML = '<pre id="axe">' + (lines.length ? lines.join('\n').replace(/</g, '&lt;') : 'fine') + '</pre>';
  });
});
JS
cd "$work/site"
pages=$(find . -name '*.html' | sed 's,^\./,,' | sort)
[ $# -eq 0 ] || pages=$*
for page in $pages; do
    up=$(dirname "$page" | sed 's,[^/.][^/]*,..,g')
    sed -i "s,</head>,<script src=\"$up/axe.min.js\"></script><script src=\"$up/ask-axe.js\"></script></head>," "$page"
done
failed=0
for page in $pages; do
    for size in 1280,900 390,800; do
        for dark in 0 1; do
            said=$(timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
                --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$work/profile" \
                --allow-file-access-from-files --window-size=$size \
                --blink-settings=preferredColorScheme=$((1 - dark)) --virtual-time-budget=20000 --dump-dom "file://$work/site/$page" 2>/dev/null |
                sed -n '/<pre id="axe">/,/<\/pre>/p' | sed 's,.*<pre id="axe">,,; s,</pre>.*,,')
            if [ "$said" != fine ]; then
                echo "FAILED  $page, $size, $([ $dark = 1 ] && echo dark || echo light): ${said:-no answer}"
                failed=1
            fi
        done
    done
done
[ $failed = 1 ] || echo "ok      $(echo "$pages" | wc -w) pages, each wide and narrow, light and dark: nothing serious"
exit $failed
