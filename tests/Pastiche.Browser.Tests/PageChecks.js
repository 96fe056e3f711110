// What is wrong with a page, seen from inside it: a list of [check, what]. Each check gives the places where it fails.
async ({ print, dark, width }) => {
    const all = selector => [...document.querySelectorAll(selector)];
    const shown = element => element.checkVisibility({ visibilityProperty: true });
    const describe = element => element.cloneNode(false).outerHTML.replace(/data:[^"')]*/g, 'data:…').slice(0, 160);
    const fails = (selector, fault) => all(selector).filter(fault).map(describe);
    const isEmpty = element => {
        const box = element.getBoundingClientRect();
        return box.width < 1 || box.height < 1;
    };

    // Pictures may wait to be scrolled to, and those inside an SVG do not say whether they have loaded.
    const loads = async url => {
        const picture = new Image();
        picture.src = url;
        return picture.decode().then(() => true, () => false);
    };
    const broken = new Set();
    for (const picture of all('img, svg image')) {
        if (!await loads(picture.currentSrc || picture.getAttribute('src') || picture.getAttribute('href') || '')) broken.add(picture);
    }

    const named = element => element.getAttribute('alt') || element.getAttribute('aria-label') || element.getAttribute('aria-labelledby')
        || element.querySelector(':scope > title');
    const pictures = 'img, svg:not(svg svg), canvas';
    const isDecoration = element => element.closest('[aria-hidden=true], [role=presentation], [role=none]');
    const isPartOfPicture = element => element.parentElement.closest('[role=img]');

    const luminance = colour => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d');
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        return alpha === 0 ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    };
    const canvasColour = () => {
        const probe = document.body.appendChild(document.createElement('div'));
        probe.style.background = 'Canvas';
        const colour = getComputedStyle(probe).backgroundColor;
        probe.remove();
        return colour;
    };
    const background = () => [document.documentElement, document.body].map(element => getComputedStyle(element).backgroundColor)
        .concat(canvasColour()).map(luminance).find(value => value !== null);

    const texts = () => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const { parentElement, data } = walker.currentNode;
            if (data.trim() && !parentElement.closest('script, style, title, desc') && shown(parentElement)) found.push(walker.currentNode);
        }
        return found;
    };
    // Indices and exponents are smaller than their formula, which counts; what an SVG draws is as large as the SVG is scaled.
    const fontSize = element => {
        const scale = element instanceof SVGGraphicsElement ? element.getScreenCTM() : { b: 0, d: 1 };
        return parseFloat(getComputedStyle(element.closest('math') ?? element).fontSize) * Math.hypot(scale.b, scale.d);
    };

    const scrolls = element => element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const root = document.documentElement;
    const sticksOut = element => element.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(element.parentElement);

    const onScreen = {
        'picture': () => fails('img, svg image, svg, canvas', picture => broken.has(picture) || (shown(picture) && isEmpty(picture))),
        'alternative text': () => [
            ...fails('svg:not(svg svg), canvas', picture =>
                !isDecoration(picture) && !isPartOfPicture(picture) && !(picture.getAttribute('role') === 'img' && named(picture))),
            ...fails('figure', figure => figure.querySelector(pictures) && ![figure, ...figure.querySelectorAll(pictures)].some(named)),
        ],
        'caption': () => fails('figure', figure => !figure.querySelector(':scope > figcaption')?.textContent.trim()),
        'formula': () => fails('math', formula =>
            formula.namespaceURI !== 'http://www.w3.org/1998/Math/MathML' || (shown(formula) && isEmpty(formula))),
        'identifier': () => fails('[id]', element => document.getElementById(element.id) !== element),
        'link': () => fails('[href^="#"]', link =>
            link.hash !== '' && !document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)))),
        'heading': () => {
            const headings = all('h1, h2, h3, h4, h5, h6');
            const level = index => index < 0 ? 0 : Number(headings[index].localName[1]);
            return headings.filter((_, index) => level(index) > level(index - 1) + 1).map(heading => heading.outerHTML.slice(0, 160));
        },
        'width': () => [
            ...(root.clientWidth === width ? [] : [`laid out ${root.clientWidth} px wide on a screen of ${width}`]),
            ...(root.scrollWidth <= root.clientWidth ? [] : [`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth}`,
                ...all('body *').filter(sticksOut).map(describe)]),
        ],
        'text size': () => texts().filter(text => fontSize(text.parentElement) < 10.95)
            .map(text => `"${text.data.trim()}" is ${fontSize(text.parentElement).toFixed(1)} px: ${describe(text.parentElement)}`),
        'colour scheme': () => (background() < 0.5) === dark ? [] : [`the background has a luminance of ${background().toFixed(2)}`],
    };
    // The edge of a page cuts a picture, or parts it from its caption, unless it lies in something that says not to, and fits.
    const isWhole = element => (getComputedStyle(element).breakInside.startsWith('avoid') && element.getBoundingClientRect().height <= innerHeight)
        || (element !== document.body && isWhole(element.parentElement));
    const onPaper = {
        'page break': () => fails(pictures, picture => picture.closest('figure') && shown(picture) && !isWhole(picture.parentElement)),
    };

    const most = 5;
    return Object.entries(print ? onPaper : onScreen).flatMap(([check, run]) => {
        const places = run();
        const more = places.length > most ? [`… and ${places.length - most} more`] : [];
        return [...places.slice(0, most), ...more].map(what => [check, what]);
    });
}
