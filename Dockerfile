# The program with Tesseract, as a user that owns nothing but its data folder. Every role is a command of the same image.
FROM python:3.13-slim-bookworm

RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      tesseract-ocr tesseract-ocr-eng tesseract-ocr-afr tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-nld tesseract-ocr-chi-sim \
      tesseract-ocr-osd libgl1 libglib2.0-0 fonts-dejavu-core fonts-liberation tini \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home bordereau \
 && install -d -o bordereau /data

WORKDIR /opt/bordereau
COPY requirements.lock ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock

COPY pyproject.toml requirements.in README.md LICENSE ./
COPY api api
COPY intake intake
COPY storage storage
COPY verification verification
COPY extractors extractors
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e .

# One thread for each Tesseract: with more, a page takes longer and the machine does less.
ENV OMP_THREAD_LIMIT=1 BORDEREAU_DATA=/data BORDEREAU_LOG_FORMAT=json PYTHONUNBUFFERED=1
USER bordereau
VOLUME /data
ENTRYPOINT ["tini", "--", "bordereau"]
CMD ["serve"]
