"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent).present;
  const { steps, words, title } = data;
  const root = document.getElementById("presenter");
  const stage = root.querySelector(".stage");
  const slides = [...root.querySelectorAll(".slide")];
  const here = root.querySelector(".history b");
  const glide = window.timelineWorld(data, stage);
  let now = 0;
  let typed = "";
  let timer = 0;
  let speaker = null;
  let started = 0;
  const inPage = document.body.dataset.present === "now";

  function go(to) {
    const next = Math.min(Math.max(to, 0), slides.length - 1);
    stage.classList.toggle("back", next < now);
    stage.classList.remove("blank");
    slides[now].classList.remove("now");
    now = next;
    slides[now].classList.add("now");
    glide(steps[now].world);
    const place = steps[now].here;
    here.style.opacity = place ? 1 : 0;
    if (place) {
      here.style.left = 100 * place[0] + "%";
      here.style.width = 100 * (place[1] - place[0]) + "%";
    }
    tell();
  }
  function open() {
    root.hidden = false;
    document.body.style.overflow = "hidden";
    started = started || Date.now();
    root.focus();
    if (root.requestFullscreen && !document.fullscreenElement) {
      root.requestFullscreen().catch(() => {});
    }
    go(now);
  }
  function close() {
    root.hidden = !inPage;
    document.body.style.overflow = "";
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  }
  function full() {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    else if (root.requestFullscreen) {
      root.requestFullscreen().catch(() => {});
      root.focus();
    }
  }
  function pressed(event) {
    if (root.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key;
    if (/^[0-9]$/.test(key)) {
      typed += key;
      clearTimeout(timer);
      timer = setTimeout(jump, 700);
    } else if (key === "Enter" && typed) jump();
    else if (["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"].includes(key)) go(now + 1);
    else if (["ArrowLeft", "ArrowUp", "PageUp", "Backspace"].includes(key)) go(now - 1);
    else if (key === "Home") go(0);
    else if (key === "End") go(slides.length - 1);
    else if (key === "b" || key === "B" || key === ".") stage.classList.toggle("blank");
    else if (key === "f" || key === "F" || key === "F5") full();
    else if (key === "n" || key === "N") notes();
    else if (key === "Escape") close();
    else return;
    event.preventDefault();
  }
  function jump() {
    clearTimeout(timer);
    const number = parseInt(typed, 10);
    typed = "";
    if (number >= 1) go(number - 1);
  }

  // The speaker's window: notes, what comes next, the clock.
  function notes() {
    speaker = window.open("", "speaker", "width=760,height=620");
    if (!speaker) return;
    const page = speaker.document;
    page.title = title;
    page.body.replaceChildren();
    page.body.style.cssText =
      "font:19px/1.5 'Noto Sans',sans-serif;margin:26px;color:#1d2329;background:#fff";
    for (const id of ["clock", "where", "notes", "next", "keys"]) {
      const part = page.createElement("div");
      part.id = id;
      part.style.cssText = {
        clock: "font-size:34px;font-weight:700;font-variant-numeric:tabular-nums",
        where: "color:#1c5aa6;font-weight:700;margin:8px 0",
        notes: "white-space:pre-wrap;overflow-wrap:anywhere;margin:14px 0",
        next: "color:#5f6873;border-top:1px solid #e4e2dc;padding-top:10px",
        keys: "color:#5f6873;font-size:13px;margin-top:18px",
      }[id];
      page.body.append(part);
    }
    page.getElementById("keys").textContent = words.keys;
    page.addEventListener("keydown", pressed);
    tell();
    tick();
  }
  function set(id, text) {
    if (speaker && !speaker.closed) {
      const part = speaker.document.getElementById(id);
      if (part) part.textContent = text;
    }
  }
  function tell() {
    const place = document.getElementById("place");
    if (place) place.textContent = now + 1 + " / " + slides.length;
    set("where", now + 1 + " / " + slides.length + "  " + steps[now].title);
    set("notes", [steps[now].notes, steps[now].caution].filter(Boolean).join("\n\n"));
    const next = steps[now + 1];
    set("next", words.next + ": " + (next ? next.title : words.end));
  }
  function tick() {
    if (!speaker || speaker.closed) return;
    const gone = Math.floor((Date.now() - (started || Date.now())) / 1000);
    const two = (n) => String(n).padStart(2, "0");
    const clock = new Date();
    set(
      "clock",
      two(clock.getHours()) + ":" + two(clock.getMinutes()) +
        "   " + two(Math.floor(gone / 60)) + ":" + two(gone % 60)
    );
    setTimeout(tick, 500);
  }

  document.addEventListener("keydown", pressed);
  let touched = null;
  root.addEventListener("touchstart", (event) => (touched = event.touches[0].clientX), { passive: true });
  root.addEventListener("touchend", (event) => {
    const moved = event.changedTouches[0].clientX - touched;
    if (Math.abs(moved) > 40) go(now + (moved < 0 ? 1 : -1));
  });
  root.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    go(now + (event.clientX < window.innerWidth * 0.3 ? -1 : 1));
  });
  const buttons = {
    present: open,
    back: () => go(now - 1),
    on: () => go(now + 1),
    full: full,
    speaker: notes,
  };
  for (const [id, act] of Object.entries(buttons)) {
    const button = document.getElementById(id);
    if (button) button.addEventListener("click", act);
  }
  slides[0].classList.add("now");
  if (inPage) {
    root.hidden = false;
    started = Date.now();
    go(0);
  } else if (location.hash === "#present") open();
})();
